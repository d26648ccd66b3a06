extension TokenLedger {
    /// Ends one token, as ``AccountChange/revokeToken(_:)`` says.
    /// - Parameter endsGrant: whether a refresh token takes every other token of its grant along.
    /// - Throws: ``MockChangeError`` when there is no such token.
    public mutating func revokeByChange(_ token: String, endsGrant: Bool) throws {
        if endsGrant, let grant = grant(ofRefresh: token) { revokeGrant(grant.id) }
        guard revoke(token) else { throw MockChangeError("this token is unknown, or was revoked before") }
    }

    /// Takes a scope away from every grant, as ``AccountChange/withdrawScope(_:)`` says.
    /// - Throws: ``MockChangeError`` when none has it.
    public mutating func withdrawByChange(scope: String) throws {
        guard withdraw(scope: scope) else { throw MockChangeError("no grant has the scope \"\(scope)\"") }
    }
}
