import MockKit

/// The keys of the demo grant. A mock makes them once, so that they outlive resets.
struct DemoKeys: Sendable {
    let access: String
    let expiredAccess: String
    let refresh = "5Aep861" + TokenText.random(80)
    let clientID: String
    let clientSecret: String

    init(_ seed: SalesforceSeed) {
        clientID = seed.app.clientID ?? "3MVG9" + TokenText.random(80)
        clientSecret = seed.app.clientSecret ?? TokenText.hexadecimal([64]).uppercased()
        access = Self.makeAccess(organization: seed.organization.id)
        expiredAccess = Self.makeAccess(organization: seed.organization.id)
    }

    /// An access token: the org's short id, an exclamation mark and random letters.
    static func makeAccess(organization: String) -> String {
        SalesforceID.short(organization) + "!AQ4AQ" + TokenText.random(40) + "." + TokenText.random(40)
    }

    static func makeRefresh() -> String { "5Aep861" + TokenText.random(80) }

    /// The demo app's key pair, 2048 bits. It is public on purpose: it opens nothing but this mock.
    static var privateKey: String { pem("PRIVATE KEY", privateLines) }
    /// The public half, as an app registers it.
    static var publicKey: String { pem("PUBLIC KEY", publicLines) }

    private static func pem(_ kind: String, _ lines: [String]) -> String {
        let dashes = "-----"
        return "\(dashes)BEGIN \(kind)\(dashes)\n" + lines.map { $0 + "\n" }.joined()
            + "\(dashes)END \(kind)\(dashes)\n"
    }

    private static let privateLines = [
        "MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQDk+LMdoGdcFzpq",
        "4Pc+qfEMtxcdREur2VLjEn+GJEolUrDgztNqWBIXfhHJ6VKUE1omw3bSlggI8JL9",
        "YCwAIstVab89Lnj2/G4Z+CHqfnJBfRH6Pu5QWljaBTw22yRuzix0+NJ+dHilquYt",
        "KF2HVVjxqkO7iOQluI/Tk4/T/8eurbIZ2oFyzMLZNn4vT5ZeCEaW0fwdlVdGmwbP",
        "zv4NAJDqDH1OrU+VXoGmIckgx5OHfdTywocSSYNCF0IL2wC6eP9rX+PKo3HiUxxb",
        "OKH/Q0QeCoBVnHrPv/uUOeBY06Vp4N8BpZf+y6lItzkBTTwUjN446kyr4O7wpWzJ",
        "6Bcx+AjDAgMBAAECggEACSy18J/2xEfh/VpaTdZ9ZCcJ9BBCf/ZLTfH1zigyGGDB",
        "2aAv9Hjm8K4KhG6m8mv8FsWKQ1HjrIgHO8PYv4ClaRy9nvP3wN3Ig53frge3CEy8",
        "paxT3EBigwnmqcQKJ653NZCqzopYMzsv0etmJAAVekl6QU9w5NoKWU32W2ZKWANm",
        "Ui0YX0jsN2PsrswJZJg8f9AO7Mr+5iZlVoYV1Xz2pjn354PqS9HoH1weMBN3WUV4",
        "AGbPEKOpXKS+a4yoroL3+0AvmfCHHmh3KpgUiSHkELsUIhmuNrp7YpOVW5NftCrz",
        "6k7eOIG7qAwdwIDiA501Ijwuwk2q/9Ub4NIDVAXu0QKBgQD08SovZj7LDOcNTlPy",
        "9WWU/UTpmlTeN8UdFTr2lMH/cPhyLgUf9GMMFyNacNsXnNOFAncKecr+gaN9sb9h",
        "dtsQNaKW+e0Ts/xyJY7RncygBWgF/xLADSCoSX+HEzEUHJJtWeYjUqly9iNkw7yX",
        "U8TbBvbdoDFwSbsIm++XtGYU7wKBgQDvTvXfXh9Fj9rW+Xq+DvviiIi2Ayl+/Y08",
        "5I3BUiWZJ+i/I2d5KNvhD3U3GdP5Nm4i6ZY2p2+zUhZFZU+oUFMEPuMKtQN5YtOv",
        "LPaF+kfs9KXnNpSeDy3W/Z55VGG2MlYKMkwsycYrOwICMZwYtrfzps58pXpVwZ3L",
        "hbgkbzbRbQKBgHdBQ6y4NzJdIdFUpYLQ/5g+h2LFBTT8KjgysfaEDr/znMLarRwV",
        "vHOSgF/0OneQn1tPC+5Jxg+LxrHX7LnjSFzoADVJkafaJbrdll9wWMRAXZkty08+",
        "FPxabICzU13bW19qOaZRBLc4J5tTwWpcGqgZB/B3ohpti2ZxpYFTD7B5AoGAaqn8",
        "J2pRb/T1qtoaHnqZRNhsbwwrw8GJ4XlRwbg2r/Q85m0GYteWYdM9AKlPdQYQwxjw",
        "bj3lKL1O1fGZNsFOr1bEZfJWsRUemzbkTsVGp9RH2i3WwjiryubSauv0fXwkI3lV",
        "wKTS4lPzyjyIge93QG+6G466X1zkU2GvuPWlLmUCgYB2WB5IIM0RV5sLcL9sfTFT",
        "qMvLe/soZoR71sB+CfwTTIFleMccKgr3L31bok2kyHmuLzjfDXAhVKu+BLK2drBC",
        "Dp0sR6cZSeRO876+9kenHBD8olbidj1jD6t7uDW/MLHItOUPfrP269IDqpdFM8Bs",
        "qsnXu+6G9DNuwKOQXI0zrQ==",
    ]
    private static let publicLines = [
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5PizHaBnXBc6auD3Pqnx",
        "DLcXHURLq9lS4xJ/hiRKJVKw4M7TalgSF34RyelSlBNaJsN20pYICPCS/WAsACLL",
        "VWm/PS549vxuGfgh6n5yQX0R+j7uUFpY2gU8Ntskbs4sdPjSfnR4parmLShdh1VY",
        "8apDu4jkJbiP05OP0//Hrq2yGdqBcszC2TZ+L0+WXghGltH8HZVXRpsGz87+DQCQ",
        "6gx9Tq1PlV6BpiHJIMeTh33U8sKHEkmDQhdCC9sAunj/a1/jyqNx4lMcWzih/0NE",
        "HgqAVZx6z7/7lDngWNOlaeDfAaWX/supSLc5AU08FIzeOOpMq+Du8KVsyegXMfgI",
        "wwIDAQAB",
    ]
}
