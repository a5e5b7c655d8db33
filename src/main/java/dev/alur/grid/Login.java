package dev.alur.grid;

import dev.alur.language.Language;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/// How somebody wants to sign in to where workbooks live that are no files.
///
/// @param file what the other side gave out for it: a client for people, or an account of a service
/// @param isAccount whether it is an account, which needs nobody in front of a browser
/// @param wholeDrive whether to ask for all folders of the person, not only for what Alur makes itself
/// @param language what the browser's last page speaks
/// @param page told of the page on which a person says yes
public record Login(Path file, boolean isAccount, boolean wholeDrive, Language language, Consumer<URI> page) {}
