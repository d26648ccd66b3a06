/// Taking words of an answer over: codes, ids, names that errors and logs will show.
public enum VendorWord {
    /// The longest word that is taken over, in bytes.
    public static let bytesMax = 200

    /// A code or an id: printable ASCII without spaces, bounded; `nil` for anything else (T-28).
    public static func read(_ text: String?) -> String? {
        guard let text, (1...bytesMax).contains(text.utf8.count), isCarriable(text) else { return nil }
        return text
    }

    /// Whether a text is visible ASCII alone: nothing that could end or split a header (T-27).
    public static func isCarriable(_ text: String) -> Bool {
        text.utf8.allSatisfy { (33...126).contains($0) }
    }
}
