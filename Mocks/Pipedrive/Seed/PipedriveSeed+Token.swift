public import MockKit

extension PipedriveSeed {
    /// One token beside the demo ones.
    public typealias Token = KindedToken<TokenKind>

    /// How long a token lives, and what it can do.
    public enum TokenKind: String, SeedTokenKind {
        /// An access token of the OAuth app.
        case oauth
        /// An API token: no scopes, no end.
        case api

        /// An access token of the app.
        public static var usual: Self { .oauth }
        /// All that there are.
        public static var usualScopes: [String] { PipedriveSeed.allScopes }
    }
}
