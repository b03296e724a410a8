<?php
/** Sets up the WordPress in the folder named first, in German, with an administrator and an author. */

define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';

/** Instead of WordPress's own, which would send the address of the new site by mail. */
function wp_new_blog_notification( $blog_title, $blog_url, $user_id, $password ) {}

require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Ortsverband Jülich', 'verwaltung', 'verwaltung@example.org', true, '', 'verwaltung', 'de_DE' );

$author = array(
	'user_login' => 'autorin',
	'user_pass'  => 'autorin',
	'user_email' => 'autorin@example.org',
	'role'       => 'author',
);
$made   = wp_insert_user( $author );
if ( is_wp_error( $made ) ) {
	exit( $made->get_error_message() );
}
