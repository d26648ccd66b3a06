import ConnectorKit
import SQLStore
import Verification

/// One object's temporary record, as far as probing it has come.
struct ProbedRecord: Sendable {
    /// Whether the record is in the CRM.
    enum Standing: Sendable, Equatable {
        /// Nothing was made, certainly.
        case absent
        /// A create was sent, and isn't answered.
        case asked
        /// The answer to the create was lost, and no look showed the record.
        case lost
        /// It is there.
        case made(RecordReference)
    }

    let plan: ProbePlan
    let definitions: [PropertyDefinition]
    let row: ProbeRow
    var narrowing: Narrowing
    var standing: Standing = .absent
    /// Other records with the same mark that a look found: removed too.
    var copies: [RecordReference] = []
    /// Whether the CRM was asked to make it before.
    var wasAsked = false
    var readBack: Record?
    var unread: ConnectorError?

    init(_ plan: ProbePlan, definitions: [PropertyDefinition], row: ProbeRow) {
        self.plan = plan
        self.definitions = definitions
        self.row = row
        narrowing = Narrowing(plan)
    }

    var reference: RecordReference? {
        if case .made(let reference) = standing { return reference }
        return nil
    }

    /// What there is to remove, and whether it was seen; records that a look finds are.
    func removals(_ found: [RecordReference]) -> [RecordRemoval.Item] {
        let made = reference.map { [RecordRemoval.Item(mark: plan.mark, record: $0, isSeen: readBack != nil)] } ?? []
        return made + (copies + found).map { RecordRemoval.Item(mark: plan.mark, record: $0, isSeen: true) }
    }

    /// What to write next; `nil` when all is known, or nothing more can be.
    mutating func next() -> Set<PropertyName>? {
        standing == .lost ? nil : narrowing.next()
    }

    func draft(trying tried: Set<PropertyName>) -> RecordDraft {
        RecordDraft(object: plan.object, id: reference?.id, values: narrowing.values(trying: tried))
    }

    /// The properties to read back.
    var written: [PropertyName] { narrowing.written.keys.sorted() }

    func differs(_ matches: ReadBackJudge.Matches) -> Bool {
        !ReadBackJudge.differing(
            plan, written: narrowing.written, record: readBack, definitions: definitions, matches: matches
        ).isEmpty
    }

    /// What was found: what wasn't written and why, what was refused, what landed and what didn't.
    func results(_ matches: ReadBackJudge.Matches) -> [CheckResult] {
        let refused = plan.leftOut + narrowing.results(definitions: definitions)
        guard reference != nil, !written.isEmpty else { return refused }
        if let unread {
            return refused + ReadBackJudge.unread(plan, written: narrowing.written, because: unread)
        }
        return refused
            + ReadBackJudge.results(
                plan, written: narrowing.written, record: readBack, definitions: definitions, matches: matches)
    }
}
