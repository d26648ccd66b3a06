/// The kinds of a vendor's tokens, by the words of seeds.
public protocol SeedTokenKind: RawRepresentable<String>, CaseIterable, Sendable {
    /// The kind of a token that names none.
    static var usual: Self { get }
    /// The scopes of a token that names none.
    static var usualScopes: [String] { get }
}
