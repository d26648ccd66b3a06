/// Stands for a text that a file gave, in 16 bytes: a million of them need about 50 MB, however long the texts are.
///
/// Two different texts share one with a chance of 1 to 10²⁷ in a file of a million; the seed is the process' own.
struct Fingerprint: Hashable {
    private let first: Int
    private let second: Int

    init(_ text: String) {
        (first, second) = (Self.hash(text, salt: 0), Self.hash(text, salt: 1))
    }

    private static func hash(_ text: String, salt: Int) -> Int {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(text)
        return hasher.finalize()
    }
}
