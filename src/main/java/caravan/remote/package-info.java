/**
 * Reaches: folders on other machines, by FTP, FTPS and SFTP. Lists are fetched and put away there,
 * results are sent; what a server refuses costs only itself.
 */
@NullMarked
package caravan.remote;

import org.jspecify.annotations.NullMarked;
