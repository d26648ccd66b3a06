public import Foundation

/// The OAuth tokens of a mock's account: grants, access tokens, refresh tokens and authorization codes.
///
/// It knows expiry, rotation and revocation; the words of errors are the vendor's own.
public struct TokenLedger: Sendable {
    /// What a user allowed an app to do.
    public struct Grant: Sendable, Equatable {
        /// Numbers the grants of a ledger.
        public let id: Int
        /// The app's client id; empty for static tokens.
        public let clientID: String
        /// The vendor's id of the user.
        public let userID: String
        /// The scopes that are granted now.
        public var scopes: [String]

        /// Makes a grant; a ledger numbers its own.
        public init(id: Int, clientID: String, userID: String, scopes: [String]) {
            self.id = id
            self.clientID = clientID
            self.userID = userID
            self.scopes = scopes
        }
    }

    /// An access token, or a static one.
    public struct AccessToken: Sendable, Equatable {
        /// The grant behind it.
        public let grant: Int
        /// The vendor's word for its kind, such as `oauth` or `static`.
        public let kind: String
        /// When its lifetime ends; `nil` for never.
        public var expiresAt: Date?
        /// Counts the tokens of a ledger in the order in which they were added.
        let number: Int
    }

    /// An authorization code that waits for its exchange.
    public struct Code: Sendable, Equatable {
        /// The grant it stands for.
        public let grant: Int
        /// The redirect address that must be repeated.
        public let redirectURI: String
        /// The PKCE challenge, if one was sent.
        public let challenge: PKCEChallenge?
        /// When it is no longer taken.
        public let expiresAt: Date

        /// Makes a code.
        public init(grant: Int, redirectURI: String, challenge: PKCEChallenge?, expiresAt: Date) {
            self.grant = grant
            self.redirectURI = redirectURI
            self.challenge = challenge
            self.expiresAt = expiresAt
        }
    }

    /// Whether an access token opens anything.
    public enum Standing: Sendable, Equatable {
        /// Live.
        case live(Grant, AccessToken)
        /// Its lifetime ended at an instant.
        case expired(at: Date)
        /// Never issued, or revoked.
        case unknown
    }

    private var grants: [Int: Grant] = [:]
    private var accessTokens: [String: AccessToken] = [:]
    private var refreshTokens: [String: Int] = [:]
    private var spentRefreshTokens: [String: Int] = [:]
    private var codes: [String: Code] = [:]
    private var nextGrant = 1
    private var nextAccess = 1

    /// Makes an empty ledger.
    public init() {}

    /// Adds a grant without tokens.
    public mutating func addGrant(clientID: String, userID: String, scopes: [String]) -> Int {
        defer { nextGrant += 1 }
        grants[nextGrant] = Grant(id: nextGrant, clientID: clientID, userID: userID, scopes: scopes)
        return nextGrant
    }

    /// Adds an access token to a grant.
    public mutating func addAccess(_ token: String, kind: String, grant: Int, expiresAt: Date?) {
        accessTokens[token] = AccessToken(grant: grant, kind: kind, expiresAt: expiresAt, number: nextAccess)
        nextAccess += 1
    }

    /// Keeps the newest live access tokens of a grant, and ends the older ones.
    public mutating func keepNewestAccess(_ countMax: Int, ofGrant grant: Int, at now: Date) {
        let live = accessTokens.filter { $0.value.grant == grant && $0.value.expiresAt.map { $0 > now } ?? true }
        for entry in live.sorted(by: { $0.value.number < $1.value.number }).dropLast(countMax) {
            accessTokens[entry.key] = nil
        }
    }

    /// Adds a refresh token to a grant.
    public mutating func addRefresh(_ token: String, grant: Int) {
        refreshTokens[token] = grant
    }

    /// Adds an authorization code.
    public mutating func addCode(_ text: String, _ code: Code) {
        codes[text] = code
    }

    /// What an access token is worth at an instant.
    public func standing(of token: String, at now: Date) -> Standing {
        guard let found = accessTokens[token], let grant = grants[found.grant] else { return .unknown }
        if let end = found.expiresAt, end <= now { return .expired(at: end) }
        return .live(grant, found)
    }

    /// The grant of a refresh token; `nil` when it was never issued or is dead.
    public func grant(ofRefresh token: String) -> Grant? {
        refreshTokens[token].flatMap { grants[$0] }
    }

    /// Puts a new refresh token in the place of a live one, which is spent at once and remembered.
    public mutating func rotate(_ old: String, to new: String) {
        guard let grant = refreshTokens.removeValue(forKey: old) else { return }
        spentRefreshTokens[old] = grant
        refreshTokens[new] = grant
    }

    /// The grant of a refresh token that was rotated away; `nil` when it was not, or the grant is gone.
    public func grant(ofSpentRefresh token: String) -> Grant? {
        spentRefreshTokens[token].flatMap { grants[$0] }
    }

    /// The grants that a user gave to an app, oldest first.
    public func grants(clientID: String, userID: String) -> [Grant] {
        grants.values.filter { $0.clientID == clientID && $0.userID == userID }.sorted { $0.id < $1.id }
    }

    /// Ends a grant with every token of it.
    public mutating func revokeGrant(_ id: Int) {
        grants[id] = nil
    }

    /// Ends the access tokens of a grant, or of all grants; refresh tokens stay.
    public mutating func expireAccess(ofGrant id: Int? = nil, at now: Date) {
        for (token, access) in accessTokens where id == nil || access.grant == id {
            if access.expiresAt.map({ $0 > now }) ?? true { accessTokens[token]?.expiresAt = now }
        }
    }

    /// Gives a live access token a later end.
    public mutating func extend(_ token: String, to end: Date) {
        accessTokens[token]?.expiresAt = end
    }

    /// A grant by its number.
    public func grant(_ id: Int) -> Grant? { grants[id] }

    /// Looks at a code without spending it.
    public func code(_ text: String) -> Code? { codes[text] }

    /// Takes a code: it is gone afterwards. `nil` when it is unknown, spent or too old.
    public mutating func spendCode(_ text: String, at now: Date) -> Code? {
        guard let code = codes.removeValue(forKey: text), code.expiresAt > now else { return nil }
        return code
    }

    /// Ends one access or refresh token, and nothing else. Says whether there was one.
    @discardableResult
    public mutating func revoke(_ token: String) -> Bool {
        let wasAccess = accessTokens.removeValue(forKey: token) != nil
        return refreshTokens.removeValue(forKey: token) != nil || wasAccess
    }

    /// Ends every token of an app.
    public mutating func revokeAll(ofClient clientID: String) {
        grants = grants.filter { $0.value.clientID != clientID }
    }

    /// Takes a scope away from every grant. Says whether any had it.
    @discardableResult
    public mutating func withdraw(scope: String) -> Bool {
        let holders = grants.values.filter { $0.scopes.contains(scope) }.map(\.id)
        for id in holders { grants[id]?.scopes.removeAll { $0 == scope } }
        return !holders.isEmpty
    }

    /// How many live tokens there are, by kind.
    public func counts(at now: Date) -> JSON {
        let live = accessTokens.values.count { $0.expiresAt.map { $0 > now } ?? true }
        return ["grants": .integer(grants.count), "access": .integer(live), "refresh": .integer(refreshTokens.count)]
    }
}
