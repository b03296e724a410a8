<?php
/** The settings of the WordPress under test. What differs from run to run comes from the environment. */

define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'WORDPRESS_TEST_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', getenv( 'WORDPRESS_TEST_ADDRESS' ) );
define( 'WP_SITEURL', getenv( 'WORDPRESS_TEST_ADDRESS' ) );

// It calls nobody by itself: no update is looked for, no news fetched, no job runs beside a visit.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'DISABLE_WP_CRON', true );

// The scripts as a public site has them, each in a file of its own, so that what fails can be named.
define( 'CONCATENATE_SCRIPTS', false );

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
