import ConnectorKit
import Verification

extension SchemaDrift {
    /// Every check of an account but those of the connection, as not checked for one cause.
    private static func nothingElse(_ cause: String) -> [String] {
        ["properties.exist", "properties.type", "properties.writable"].flatMap { check in
            ["deal", "contact"].map { "\(check) not_checked \(cause) \($0)" }
        } + [
            "pipelines.stages not_checked \(cause) deal", "record-types.available not_checked \(cause) toy",
            "owner.property not_checked \(cause) deal", "owner.property not_checked \(cause) contact",
        ]
    }

    private static func lost(_ verdict: String, _ cause: String, scopes: String = "not_checked") -> [String] {
        [
            "connection.live \(verdict) \(cause) toy", "connection.scopes \(scopes) \(cause) toy",
            "connection.account not_checked \(cause) toy",
        ] + nothingElse(cause)
    }

    static let ofConnections =
        [
            SchemaDrift("token revoked", finds: lost("failed", "token_revoked")) {
                $0.loseConnection(SoundToyCRM.error(.unauthenticated, status: 401))
            },
            SchemaDrift("the key may not say who it is", finds: lost("failed", "access_denied", scopes: "failed")) {
                $0.loseConnection(SoundToyCRM.error(.forbidden))
            },
            SchemaDrift("scope to say who it is withdrawn", finds: lost("failed", "missing_scope", scopes: "failed")) {
                $0.loseConnection(SoundToyCRM.error(.forbidden, missing: ["me"]))
            },
            SchemaDrift("calls used up", finds: lost("not_checked", "rate_limit")) {
                $0.loseConnection(SoundToyCRM.error(.quotaExhausted))
            },
            SchemaDrift("too many calls", finds: lost("not_checked", "rate_limit")) {
                $0.loseConnection(SoundToyCRM.error(.rateLimited))
            },
            SchemaDrift("an answer that can't be read", finds: lost("not_checked", "unknown")) {
                $0.loseConnection(SoundToyCRM.error(.malformed))
            },
            SchemaDrift("given up", finds: lost("not_checked", "unknown")) {
                $0.loseConnection(SoundToyCRM.error(.cancelled))
            },
            SchemaDrift("nobody is told at that address", finds: lost("not_checked", "access_denied")) {
                $0.loseConnection(SoundToyCRM.error(.notFound))
            },
            SchemaDrift("a dead connection, and no record type was stored", finds: lost("not_checked", "rate_limit")) {
                $0.loseConnection(SoundToyCRM.error(.rateLimited))
                $0.facts.storedRecordTypes = nil
            },
            SchemaDrift("nothing was asked", finds: lost("not_checked", "-")) { scene in
                scene.loseConnection(SoundToyCRM.error(.cancelled))
                scene.facts.identity = nil
            },
            SchemaDrift("scope withdrawn", finds: ["connection.scopes failed missing_scope toy"]) {
                $0.facts.identity = .success(
                    CRMIdentity(account: "acme", user: "7", scopes: ["users", "schema", "read"]))
            },
            SchemaDrift("scope withdrawn that only a sync needs", finds: []) {
                $0.facts.identity = .success(
                    CRMIdentity(account: "acme", user: "7", scopes: ["users", "schema", "read", "write", "admin"]))
            },
            SchemaDrift(
                "another account",
                finds: [
                    "connection.scopes not_checked wrong_account toy", "connection.account failed wrong_account toy",
                ] + nothingElse("wrong_account")
            ) { $0.facts.identity = .success(CRMIdentity(account: "other", user: "7")) },
            SchemaDrift("another user", finds: ["connection.account failed wrong_account toy"]) {
                $0.facts.identity = .success(CRMIdentity(account: "acme", user: "8"))
            },
        ]
        + [.unreachable, .tlsRefused, .unavailable, .timedOut, .outcomeUnknown].map { (kind: ConnectorErrorKind) in
            SchemaDrift("the CRM is \(kind)", finds: lost("not_checked", "crm_unavailable")) {
                $0.loseConnection(SoundToyCRM.error(kind))
            }
        }

    static let ofReadings = [
        SchemaDrift(
            "the properties of contacts aren't told",
            finds: [
                "properties.exist not_checked crm_unavailable contact",
                "properties.type not_checked crm_unavailable contact",
                "properties.writable not_checked crm_unavailable contact",
                "owner.property not_checked crm_unavailable contact",
            ]
        ) { $0.facts.definitions[.contact] = .failure(SoundToyCRM.error(.unavailable)) },
        SchemaDrift(
            "the properties of contacts are refused for want of a scope",
            finds: [
                "connection.scopes failed missing_scope toy", "properties.exist not_checked missing_scope contact",
                "properties.type not_checked missing_scope contact",
                "properties.writable not_checked missing_scope contact",
                "owner.property not_checked missing_scope contact",
            ]
        ) { $0.facts.definitions[.contact] = .failure(SoundToyCRM.error(.forbidden, missing: ["people"])) },
        SchemaDrift("the pipelines aren't told", finds: ["pipelines.stages not_checked rate_limit deal"]) {
            $0.facts.pipelines[.deal] = .failure(SoundToyCRM.error(.rateLimited))
        },
        SchemaDrift(
            "the record types are refused",
            finds: [
                "connection.scopes failed access_denied toy", "record-types.available not_checked access_denied toy",
            ]
        ) { $0.facts.recordTypes = .failure(SoundToyCRM.error(.forbidden)) },
        SchemaDrift("the record types weren't asked for", finds: ["record-types.available not_checked - toy"]) {
            $0.facts.recordTypes = nil
        },
    ]
}
