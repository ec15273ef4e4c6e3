package caravan.road.delivery;

import java.io.File;

/**
 * One file on its way to a server.
 *
 * @param name where it will stand below the server's folder: {@code de/spring.csv}
 * @param file what is sent
 */
public record UploadFile(String name, File file) {}
