package dev.alur.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What opens the service: 256 random bits in 64 hexadecimal digits, known to whoever may read the state
/// folder. The cookie and the mark in forms are derived from it, so that neither gives it away and both outlive
/// a restart.
///
/// @param token as it stands in the file and in the first address
public record Secret(String token) {
    public Secret {
        if (!isToken(token)) {
            throw new IllegalArgumentException("a token has 64 hexadecimal digits");
        }
    }

    /// What a token looks like.
    public static boolean isToken(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    /// What the cookie holds.
    String session() {
        return derived("session");
    }

    /// What a form has to bring along, so that no other page can send it.
    String mark() {
        return derived("form");
    }

    /// Another secret that follows from this one and gives nothing of it away.
    Secret of(String whose) {
        return new Secret(derived(whose));
    }

    /// Compares in a time that tells nothing about where two texts differ.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(token), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /// Says nothing of itself, for logs.
    @Override
    public String toString() {
        return "Secret";
    }
}
