import Foundation
import OpenSSLCrypto
import SQLStore
import Workspace

/// A call that may come with an idempotency key: the same key has one effect, however often it comes (T-42, I-09).
struct IdempotentCall: Sendable {
    /// The longest key, in bytes.
    static let keyBytesMax = 200

    private let operation: String
    private let actor: Actor
    private let key: String?
    private let inputHash: String

    /// - Parameters:
    ///   - operation: a constant of the source, `provision`.
    ///   - input: everything that the call was given besides the key.
    init(_ operation: String, as actor: Actor, key: String?, input: [String]) {
        self.operation = operation
        self.actor = actor
        self.key = key
        // Lengths before the texts: no two inputs read alike.
        let text = input.map { "\($0.utf8.count):\($0)" }.joined()
        self.inputHash = Digest.sha256(Array(text.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    /// Claims the key; in the transaction of the effect, so that nobody ever sees it half done.
    ///
    /// - Returns: what the call answered before, if it was made before.
    /// - Throws: `InvalidValue` `idempotency_key_invalid`; `GatewayError` `idempotency_key_reused`.
    func begin(in transaction: any SQLTransaction) throws -> String? {
        guard let key else { return nil }
        guard !key.isEmpty, key.utf8.count <= Self.keyBytesMax, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw InvalidValue.idempotencyKeyInvalid }
        try IdempotencyRepository.forgetOld(of: actor.organization, in: transaction)
        switch try keys(transaction).begin(key: key, inputHash: inputHash) {
        case .fresh: return nil
        // Claim and answer stand in one transaction: nobody gets to see this.
        case .inProgress: throw StoreError(.busy, "A twin of this call is under way.")
        case .done(let result): return result
        case .otherInput: throw GatewayError.idempotencyKeyReused
        }
    }

    /// Keeps the answer for those who repeat the call.
    func finish(_ result: String, in transaction: any SQLTransaction) throws {
        guard let key else { return }
        try keys(transaction).finish(key: key, result: result)
    }

    private func keys(_ transaction: any SQLTransaction) -> IdempotencyRepository {
        IdempotencyRepository(actor: actor, operation: operation, transaction: transaction)
    }
}

extension InvalidValue {
    fileprivate static let idempotencyKeyInvalid = InvalidValue(
        code: "idempotency_key_invalid", rule: "PROV-6",
        message:
            "The idempotency key is empty, longer than \(IdempotentCall.keyBytesMax) bytes, or holds something else than "
            + "printable ASCII without spaces.",
        nextStep: "Give a random one, such as a UUID.", field: "idempotencyKey")
}

extension GatewayError {
    fileprivate static let idempotencyKeyReused = GatewayError(
        code: "idempotency_key_reused",
        message: "This idempotency key was used for another request within the last 24 hours.",
        nextStep: "Use a new key for a new request.", field: "idempotencyKey")
}
