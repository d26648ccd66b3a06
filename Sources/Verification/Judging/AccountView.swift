import ConnectorKit
import Workspace

/// An account's facts as its judges look at them: each reading is told, or there is a reason why not.
struct AccountView: Sendable {
    let facts: AccountFacts
    let expectations: Expectations

    var crm: CRMID { facts.descriptor.id }
    var name: String { facts.descriptor.name }

    /// The subject of findings about the whole account.
    var whole: CheckSubject { CheckSubject(crm: crm) }

    /// What makes every check but those of the connection impossible, though things were read: they are another account's.
    var wrongAccount: Obstacle? {
        guard case .success(let identity)? = facts.identity, identity.account != facts.expectedAccount else {
            return nil
        }
        return Obstacle(
            "The key leads to another account of \(name), so nothing of it was judged.", cause: .wrongAccount)
    }

    /// Whether the key works, and leads to the account that it was stored for.
    var isReached: Bool {
        guard case .success(let identity)? = facts.identity else { return false }
        return identity.account == facts.expectedAccount
    }

    /// A reading's value, or why there is none.
    func told<Value>(
        _ reading: Result<Value, ConnectorError>?, _ words: String
    ) -> Result<Value, Obstacle> {
        if let wrongAccount { return .failure(wrongAccount) }
        guard let reading else { return .failure(unread(words)) }
        return reading.mapError { Obstacle($0, reading: words) }
    }

    /// A list that is empty where the account lacks the whole object: all that is mapped of it is then missing.
    private func list<Value>(
        _ reading: Result<[Value], ConnectorError>?, _ words: String
    ) -> Result<[Value], Obstacle> {
        guard case .failure(let error)? = reading, error.kind == .unsupported else { return told(reading, words) }
        return told(.success([]), words)
    }

    func definitions(_ object: CRMObject) -> Result<[PropertyDefinition], Obstacle> {
        list(facts.definitions[object], "properties of \(label(object))")
    }

    func pipelines(_ object: CRMObject) -> Result<[Pipeline], Obstacle> {
        list(facts.pipelines[object], "pipelines of \(label(object))")
    }

    /// The vendor's word for an object, with ours where it has none.
    func label(_ object: CRMObject) -> String {
        facts.descriptor.object(object)?.label ?? object.rawValue
    }

    func subject(
        _ object: CRMObject, property: PropertyName? = nil, pipeline: String? = nil, stage: String? = nil,
        recordType: String? = nil, label: String? = nil
    ) -> CheckSubject {
        CheckSubject(
            crm: crm, object: object, property: property, pipeline: pipeline, stage: stage,
            recordType: recordType, label: label)
    }

    /// Why something wasn't even asked for.
    private func unread(_ words: String) -> Obstacle {
        guard case .failure(let error)? = facts.identity else { return Obstacle("The \(words) weren't read.") }
        return Obstacle(
            "The \(words) weren't read, because the connection doesn't work: \(error.message.sentence)",
            cause: Obstacle.cause(of: error))
    }
}
