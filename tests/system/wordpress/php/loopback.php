<?php
/**
 * Plugin Name: Loopback
 * Description: Lets this WordPress fetch from a map on 127.0.0.1, which in public has a name and port 443.
 *
 * Nothing else differs from WordPress as delivered: discovery, the list of trusted providers, the filter of
 * foreign HTML and the sandbox are what is under test, and are left alone.
 */

// wp-config.php forbids all requests to other hosts; this one is the map's, and this file's only exception.
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );

// wp_safe_remote_get() refuses private addresses, so that nobody can use a site to look into its own network.
add_filter( 'http_request_host_is_external', 'loopback_is_external', 10, 2 );

// It also refuses ports other than 80, 443 and 8080; a map under test has whichever was free.
add_filter( 'http_allowed_safe_ports', 'loopback_any_port', 10, 3 );

function loopback_is_external( $external, $host ) {
	return $external || '127.0.0.1' === $host;
}

function loopback_any_port( $ports, $host, $url ) {
	if ( '127.0.0.1' === $host ) {
		$ports[] = wp_parse_url( $url, PHP_URL_PORT );
	}
	return $ports;
}
