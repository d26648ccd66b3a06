import Foundation
import OpenSSLCrypto
import SQLStore
import Workspace

/// A call that may carry an idempotency key: under one key it has its effect once, and answers the same both times
/// (T-42, I-09).
///
/// Keys count within organization, actor and operation, for 24 hours. Effect and answer are written in one
/// transaction, so that nobody ever sees a call half made.
struct IdempotentCall: Sendable {
    /// Characters of a key: a UUID has 36.
    static let keyLengthMax = 200

    let actor: Actor
    let operation: AuditOperation
    let key: String?
    /// All that the call was given besides the key, in the order of its parameters.
    let input: [String]

    /// Acts, or answers what the first call under the key answered.
    ///
    /// - Parameters:
    ///   - transaction: in which the act takes place, after the access rules were asked.
    ///   - act: its result is kept as JSON for 24 hours: ids, no names and no secrets.
    /// - Throws: `InvalidValue` for a key that is none, or that was used with other input.
    func once<Result: Codable>(in transaction: any SQLTransaction, _ act: () throws -> Result) throws -> Result {
        guard let key else { return try act() }
        try Self.check(key)
        let keys = IdempotencyRepository(actor: actor, operation: operation.rawValue, transaction: transaction)
        try IdempotencyRepository.forgetOld(of: actor.organization, in: transaction)
        switch try keys.begin(key: key, inputHash: try inputHash()) {
        case .done(let result): return try JSONText.decode(Result.self, from: result)
        case .otherInput: throw InvalidValue.idempotencyKeyReused
        case .fresh, .inProgress:
            let result = try act()
            try keys.finish(key: key, result: try JSONText.encode(result))
            return result
        }
    }

    /// A list, so that no two inputs run together into one text.
    private func inputHash() throws -> String {
        Digest.sha256(Array(try JSONText.encode(input).utf8)).map { String(format: "%02x", $0) }.joined()
    }

    /// Says no to what can be no key.
    static func check(_ key: String) throws(InvalidValue) {
        guard !key.isEmpty else { throw .idempotencyKeyMissing }
        guard key.unicodeScalars.count <= keyLengthMax else { throw .idempotencyKeyTooLong }
        guard key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .idempotencyKeyMalformed }
    }
}

extension InvalidValue {
    /// One key, two inputs.
    static let idempotencyKeyReused = InvalidValue(
        code: "idempotency_key_reused", rule: "PROV-6",
        message: "This idempotency key was used for another request within the last 24 hours.",
        nextStep: "Use a new key for a new request.", field: "idempotencyKey")

    fileprivate static let idempotencyKeyMissing = InvalidValue(
        code: "idempotency_key_missing", rule: "PROV-6", message: "The idempotency key is empty.",
        nextStep: "Give one, such as a UUID, or none at all.", field: "idempotencyKey")

    fileprivate static let idempotencyKeyTooLong = InvalidValue(
        code: "idempotency_key_too_long", rule: "PROV-6",
        message: "The idempotency key has more than \(IdempotentCall.keyLengthMax) characters.",
        nextStep: "Shorten it: a UUID is enough.", field: "idempotencyKey")

    fileprivate static let idempotencyKeyMalformed = InvalidValue(
        code: "idempotency_key_malformed", rule: "PROV-6",
        message: "The idempotency key holds a space, or a character that isn't printable ASCII.",
        nextStep: "Use letters, digits and signs: a UUID is enough.", field: "idempotencyKey")
}
