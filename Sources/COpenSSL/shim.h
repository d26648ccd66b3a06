/* What Swift cannot call as it stands: parameter arrays that point into themselves, variadic functions, macros. No logic. */
#pragma once
#include <stddef.h>
#include <sys/prctl.h>
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

/* Keys a MAC context for HMAC with SHA-256. 1 on success. */
static inline int copenssl_hmac_sha256_init(EVP_MAC_CTX *context, const unsigned char *key, size_t key_count) {
    char digest[] = "SHA256";
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_end(),
    };
    return EVP_MAC_init(context, key, key_count, parameters);
}

/* HKDF with SHA-256, extract and expand (RFC 5869). Empty salt and info are left out. 1 on success. */
static inline int copenssl_hkdf_sha256(EVP_KDF_CTX *context, const void *key, size_t key_count, const void *salt,
                                       size_t salt_count, const void *info, size_t info_count,
                                       unsigned char *output, size_t output_count) {
    char digest[] = "SHA256";
    OSSL_PARAM parameters[5];
    size_t used = 0;
    parameters[used++] = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0);
    parameters[used++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)key, key_count);
    if (salt_count > 0) {
        parameters[used++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt, salt_count);
    }
    if (info_count > 0) {
        parameters[used++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info, info_count);
    }
    parameters[used] = OSSL_PARAM_construct_end();
    return EVP_KDF_derive(context, output, output_count, parameters);
}

/* prctl is variadic. 0 on success. */
static inline int copenssl_set_dumpable(unsigned long dumpable) {
    return prctl(PR_SET_DUMPABLE, dumpable, 0UL, 0UL, 0UL);
}

/* 0 when the process leaves no core dump and lets nobody of the same user attach. */
static inline int copenssl_get_dumpable(void) { return prctl(PR_GET_DUMPABLE, 0UL, 0UL, 0UL, 0UL); }
