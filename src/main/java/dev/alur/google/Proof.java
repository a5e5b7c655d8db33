package dev.alur.google;

import dev.alur.grid.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// Proof that the code is exchanged by whoever asked for it (RFC 7636, method S256).
///
/// @param verifier the secret, shown only when the code is exchanged
record Proof(String verifier) {
    private static final int BYTES = 32;

    static Proof of(RandomGenerator random) {
        return new Proof(secret(random));
    }

    /// What is shown beforehand.
    String challenge() {
        return text(Fingerprint.digest().digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    /// 256 random bits as 43 characters of addresses.
    static String secret(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Names no secret.
    @Override
    public String toString() {
        return "proof of " + challenge();
    }
}
