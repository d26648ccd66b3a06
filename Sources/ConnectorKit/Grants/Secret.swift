/// A text that must not be seen: it prints `<redacted>`, mirrors nothing, and gives its text through ``reveal()`` alone.
public struct Secret: Hashable, Sendable {
    private let text: String

    /// Takes the text.
    public init(_ text: String) {
        self.text = text
    }

    /// The text, for the one place that must send or seal it.
    public func reveal() -> String {
        text
    }

    /// Whether there is no text.
    public var isEmpty: Bool { text.isEmpty }

    /// What is printed in its place.
    public static let marker = "<redacted>"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The marker.
    public var description: String { Secret.marker }
    /// The marker.
    public var debugDescription: String { Secret.marker }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
