/// Random texts for tokens.
public enum TokenText {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

    /// Letters and digits, as many as asked.
    public static func random(_ count: Int) -> String {
        String((0..<count).map { _ in letters.randomElement() ?? "x" })
    }

    /// Hexadecimal digits in groups, such as `8-4-4-4-12`, joined by `-`.
    public static func hexadecimal(_ groups: [Int]) -> String {
        groups.map { count in (0..<count).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined() }
            .joined(separator: "-")
    }
}
