import ConnectorKit

/// Finding what a probe made when its id was lost with an answer (VER-4).
extension AttioReading {
    /// One query, which reads the records themselves; Attio's search, which lags, isn't asked.
    ///
    /// A creator is told for keys that act as a member alone: other keys make records as themselves, and an identity
    /// doesn't name keys.
    func probes(of object: CRMObject, marks: [ProbeMark]) async throws(ConnectorError) -> [ProbeSighting] {
        guard let name = AttioConnector.probes.objects[object]?.markProperty, !marks.isEmpty else { return [] }
        let texts = Set(marks.map(\.text)).sorted()
        let answers: [AttioWire.RecordObject] = try await ask(
            AttioEndpoints.queryRecords(named: texts, by: name, of: object))
        let wanted = Set(marks)
        return answers.compactMap { answer in
            guard let id = AttioID(answer.id.record_id), let held = answer.values[name.rawValue],
                case .text(let text) = AttioValue.read(held), let mark = ProbeMark(in: text), wanted.contains(mark)
            else { return nil }
            return ProbeSighting(
                record: RecordReference(object: object, id: RecordID(rawValue: id.text)), mark: mark,
                creator: AttioReading.creator(of: answer))
        }
    }

    private static func creator(of answer: AttioWire.RecordObject) -> CRMUserID? {
        guard let held = answer.values["created_by"], case .owner(let member) = AttioValue.read(held) else {
            return nil
        }
        return member
    }
}
