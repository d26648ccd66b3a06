import ConnectorKit
import Foundation
import OpenSSLCrypto
import SQLStore
import Workspace

/// The secrets of one authorization under way: its state, and its PKCE verifier (T-38).
struct ConnectState: Sendable {
    /// How many random bytes the state and the verifier have: 256 bits each.
    static let randomBytes = 32

    /// What goes to the vendor and comes back.
    let state: String
    /// What proves at the exchange that it was us who asked (RFC 7636).
    let verifier: Secret

    /// Draws both.
    static func draw() throws -> ConnectState {
        ConnectState(
            state: Base64URL.encode(try RandomBytes.make(count: randomBytes)),
            verifier: Secret(Base64URL.encode(try RandomBytes.make(count: randomBytes))))
    }

    /// What the store keeps of a state: nobody who reads the row can finish the connect.
    static func hash(_ state: String) -> String {
        Digest.sha256(Array(state.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The S256 challenge of the verifier.
    var challenge: String {
        Base64URL.encode(Digest.sha256(Array(verifier.reveal().utf8)))
    }

    /// Whether a session that was begun is the one that this actor finishes, in time and for the first time.
    ///
    /// The state is compared in constant time, beside the database's lookup.
    static func fits(
        _ session: ConnectSessionRow, hash: String, crm: CRMID, actor: Actor, now: Int64
    ) -> Bool {
        ConstantTime.equal(Array(session.stateHash.utf8), Array(hash.utf8)) && session.crm == crm
            && session.actor == actor.auditName && session.usedAt == nil && now < session.expiresAt
    }
}
