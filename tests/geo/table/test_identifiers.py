from geo.table.identifiers import proposed


def test_an_id_is_proposed_of_the_title_where_a_row_has_none():
    rows = [("", "Bus am Abend"), ("da", "Bus am Abend"), ("", "Über die Straße"), ("", "")]
    assert proposed(rows, 80) == ["bus-am-abend", "", "ueber-die-strasse", ""]


def test_no_proposal_is_the_id_of_another_row_or_of_another_proposal():
    rows = [("", "Bus"), ("", "Bus"), ("bus-2", "Bahn"), ("", "Bus")]
    assert proposed(rows, 80) == ["bus", "bus-3", "", "bus-4"]


def test_a_proposal_is_as_long_as_an_id_may_be_and_ends_with_a_whole_word():
    assert proposed([("", "Straßen sanieren"), ("", "Straßen sanieren"), ("", "Straßenbau")], 9) == [
        "strassen",
        "strasse-2",
        "strassenb",
    ]
