<?php
/** Publishes what comes as JSON on standard input (login, title, content); prints the address of the post. */

require $argv[1] . '/wp-load.php';

$input = json_decode( stream_get_contents( STDIN ), true );
// WordPress filters the HTML of a post by what this user may do, as it does in its own editor.
wp_set_current_user( get_user_by( 'login', $input['login'] )->ID );
$input = array(
	'post_title'   => $input['title'],
	'post_content' => $input['content'],
	'post_status'  => 'publish',
);
$made = wp_insert_post( wp_slash( $input ), true );
if ( is_wp_error( $made ) ) {
	fwrite( STDERR, $made->get_error_message() );
	exit( 1 );
}
echo get_permalink( $made );
