"""The pledgemap.toml of the invented county."""

SETTINGS = """# Made by python -m tests.world.make
title = "Was im Kreis Weißenstrand geplant ist – „für alle“"
title_en = "What is planned in Kreis Weißenstrand – “for everybody”"
party = "Die Möwen & Söhne <Übermut>, Kreisverband Weißenstrand"
region_name = "Kreis Weißenstrand"
everywhere = "im ganzen Kreis Weißenstrand"
everywhere_en = "throughout Kreis Weißenstrand"
regions = ["01099"]
as_of = 2026-06-30
base_url = ""

[programme]
title = "Wahlprogramm „Küste & Köpfe“"
pages = 40
election_date = 2025-05-11
date = 2025-02-28
url = "https://moewen.example/programm.pdf"

[imprint]
responsible = "Die Möwen & Söhne, Große Straße 1, 99901 Weißmöhlen"
contact = "post@moewen.example"
represented_by = "Käthe Größenwahn-Übermuth"
visdp = "Jürgen O'Möwe, Große Straße 1, 99901 Weißmöhlen"
phone = "+49 99 1234-56"
hosting = "Watt & Wolke GmbH, Husum"
log_days = "7"

[embed]
allowed_hosts = "https://moewen.example https://*.moewen.example"

[redirects.municipalities]
alt-uebersee = "gross-uebersee"

[redirects.topics]
umwelt = "natur"

[redirects.pledges]
alter-radweg = "will-pledged"

[topics.mobilitaet]
label = "Bus, Bahn & Rad"
label_en = "Bus, rail & bike"
colour = "#4a52c4"
icon = "train"

[topics.natur]
label = "Küste, Moor & Grün"
label_en = "Coast, bog & green"
colour = "#0b5a3a"
icon = "tree"

[topics.soziales]
label = "Füreinander – größer als „Ich“"
label_en = "For each other – bigger than “me”"
colour = "#884776"
icon = "hands"

[topics.leer]
label = "Ohne eine Zusage"
label_en = "Without a pledge"
colour = "#a78506"
icon = "factory"
"""
