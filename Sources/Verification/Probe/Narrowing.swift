public import ConnectorKit

/// Finds out which properties of a refused write are to blame (VER-3, VER-5): all at once, without what the CRM named, then by
/// halves.
///
/// The caller writes what ``next()`` says, until it says `nil`, and notes what became of it:
/// ```swift
/// while let tried = narrowing.next() {
///     let outcome = write(narrowing.values(trying: tried))  // creates, or updates where `hasRecord`
///     narrowing.note(tried: tried, outcome)
/// }
/// ```
/// Where a new record is refused and the CRM names nothing, the record is made without anything that can be left out; the
/// rest is then tried by updates of it, as is what a new record can't take (``ProbePlan/afterwards``). Of n properties, k of
/// them refused, the CRM naming none of these, no more than `2 + 2k(1 + log2 n)` writes are needed, and never more than
/// `1 + 2n`; one more where something is written afterwards.
public struct Narrowing: Sendable {
    /// The most writes for one object; what isn't known by then is told as not checked.
    public static let roundsMax = 48

    /// What is to be written.
    public let plan: ProbePlan
    /// Whether there is a record already: then what is tried is an update of it, with no more than what is tried.
    public private(set) var hasRecord: Bool
    /// How many writes were noted.
    public private(set) var rounds = 0
    /// Whether the CRM refused any of them: those that follow find out what is to blame.
    public private(set) var isRefused = false
    /// Those of ``ProbePlan/asked`` that the CRM accepted.
    public private(set) var accepted: Set<PropertyName> = []

    /// What moves as one and can be left out of a write, in a fixed order.
    private let units: [Unit]
    /// What is still to be tried, the next first.
    private var queue: [Part]
    /// Fillers that the CRM refused by name, and that a record can do without.
    private var dropped: Set<PropertyName> = []
    /// What a new record is to be made without, because all at once was refused and nothing was named.
    private var refusedTogether: Refused?
    /// Whether a record of what is needed alone is to be made now.
    private var needsRecordAlone: Bool
    /// Properties that were refused.
    private(set) var refusals: [PropertyName: NarrowingRefusal] = [:]
    /// Why no record can be made at all.
    private(set) var refusalOfRecord: ConnectorError?
    /// What ended the narrowing before all was known.
    private(set) var hindrance: ConnectorError?

    /// Begins with all.
    ///
    /// - Parameter hasRecord: whether the record is there before the first write: a designated one.
    public init(_ plan: ProbePlan, hasRecord: Bool = false) {
        self.plan = plan
        self.hasRecord = hasRecord
        units = Narrowing.units(of: plan)
        let (all, afterwards) = (units, hasRecord ? [] : plan.afterwards)
        let late = all.indices.filter { !all[$0].isDisjoint(with: afterwards) }
        let first = all.indices.filter { !late.contains($0) }
        queue = [first, late].filter { !$0.isEmpty }.map { Part(units: $0) }
        needsRecordAlone = first.isEmpty && !hasRecord
    }

    /// Several properties that are tried together.
    private struct Part {
        var units: [Int]
        /// Whether it is the other half of the part before it: refused surely, once that one is accepted.
        var isOtherHalf = false
    }

    /// A part that was refused before there was a record.
    private struct Refused {
        let part: Part
        let error: ConnectorError
    }

    private typealias Unit = Set<PropertyName>
}

// MARK: Trying

extension Narrowing {
    /// What to try next, of ``ProbePlan/asked``; empty for a new record of what it needs alone; `nil` when all is known.
    public mutating func next() -> Set<PropertyName>? {
        guard refusalOfRecord == nil, hindrance == nil, rounds < Narrowing.roundsMax else { return nil }
        if needsRecordAlone || waitsForRecord { return [] }
        return queue.first.map { properties($0.units).intersection(plan.asked) }
    }

    /// The whole draft for a try: what a new record needs too, where there is none yet.
    public func values(trying tried: Set<PropertyName>) -> [PropertyName: FieldValue] {
        let names = units(in: tried).reduce(into: Set<PropertyName>()) { $0.formUnion(units[$1]) }
        if hasRecord { return plan.values.filter { names.contains($0.key) } }
        let base = Set(plan.values.keys).subtracting(optional).subtracting(dropped).subtracting(plan.afterwards)
        let instead = plan.fallbacks.filter { plan.needed.contains($0.key) && !names.contains($0.key) }
        return plan.values.filter { base.contains($0.key) || names.contains($0.key) }
            .merging(instead.filter { optional.contains($0.key) }) { $1 }
    }

    /// What the CRM accepted so far, of what is to be proved: what is to be read back and judged.
    public var written: [PropertyName: FieldValue] {
        plan.values.filter { accepted.contains($0.key) }
    }

    /// Whether what comes next can be written only into a record that is there, and there is none yet.
    private var waitsForRecord: Bool {
        guard !hasRecord, let part = queue.first else { return false }
        return !properties(part.units).isDisjoint(with: plan.afterwards)
    }

    /// What can be left out of a write.
    private var optional: Set<PropertyName> { properties(Array(units.indices)) }

    private func properties(_ indices: [Int]) -> Set<PropertyName> {
        indices.reduce(into: []) { $0.formUnion(units[$1]) }
    }

    private func units(in tried: Set<PropertyName>) -> [Int] {
        units.indices.filter { !units[$0].isDisjoint(with: tried) }
    }

    /// Groups whole, the rest one by one; what a new record can't do without, and has nothing to put in place of, is no unit.
    private static func units(of plan: ProbePlan) -> [Unit] {
        let grouped = plan.together.reduce(into: Set<PropertyName>()) { $0.formUnion($1) }
        let single = plan.asked.subtracting(grouped).sorted().map { Set([$0]) }
        let groups = plan.together.filter { !$0.isDisjoint(with: plan.asked) }
        return (groups + single).filter { unit in
            unit.intersection(plan.needed).allSatisfy { plan.fallbacks[$0] != nil }
        }
    }
}

// MARK: Learning

extension Narrowing {
    /// Takes what became of a try.
    public mutating func note(tried: Set<PropertyName>, _ outcome: RecordOutcome) {
        rounds += 1
        switch outcome {
        case .done: noteAccepted(tried)
        case .failed(let error):
            guard RefusalJudge.verdict(of: error) == .failed else { return hindrance = error }
            // What was updated is gone: nothing more can be learnt from it.
            if hasRecord, error.kind == .notFound { return hindrance = error }
            noteRefused(tried, error)
        }
    }

    private mutating func noteAccepted(_ tried: Set<PropertyName>) {
        accepted.formUnion(values(trying: tried).keys.filter { isPlanned($0, tried) })
        hasRecord = true
        if tried.isEmpty {
            needsRecordAlone = false
            return noteRecordMade()
        }
        queue.removeFirst()
        guard let other = queue.first, other.isOtherHalf else { return }
        queue.removeFirst()
        split(other)
    }

    /// What was refused with it is to blame, now that the record alone was accepted.
    private mutating func noteRecordMade() {
        guard let refused = refusedTogether else { return }
        refusedTogether = nil
        let units = refused.part.units
        if units.count == 1 { convict(units[0], refused.error, named: []) } else { split(refused.part) }
    }

    /// Whether a value of a draft is the plan's, and not one in its place.
    private func isPlanned(_ name: PropertyName, _ tried: Set<PropertyName>) -> Bool {
        plan.asked.contains(name)
            && (tried.contains(name) || !optional.contains(name))
    }

    private mutating func noteRefused(_ tried: Set<PropertyName>, _ error: ConnectorError) {
        isRefused = true
        let named = Set(error.fields.compactMap(\.property))
        // One that is named again although it was left out is to blame for nothing that leaving out mends.
        let fillers = named.intersection(optionalFillers).subtracting(dropped)
        dropped.formUnion(fillers)
        if tried.isEmpty { return fillers.isEmpty ? noteRecordRefused(error) : () }
        let part = queue.removeFirst()
        if queue.first?.isOtherHalf == true { queue[0].isOtherHalf = false }
        let guilty = part.units.filter { !units[$0].isDisjoint(with: named) }
        for unit in guilty { convict(unit, error, named: named) }
        if !guilty.isEmpty || !fillers.isEmpty {
            retry(Part(units: part.units.filter { !guilty.contains($0) }))
        } else if !hasRecord {
            refusedTogether = Refused(part: part, error: error)
            needsRecordAlone = true
        } else if part.units.count == 1 {
            convict(part.units[0], error, named: [])
        } else {
            split(part)
        }
    }

    /// Tries what is left of a part. Where nothing is, a record is made all the same if it proves something.
    private mutating func retry(_ rest: Part) {
        if !rest.units.isEmpty { queue.insert(rest, at: 0) }
        needsRecordAlone = !hasRecord && queue.isEmpty && !plan.asked.subtracting(optional).isEmpty
    }

    private mutating func noteRecordRefused(_ error: ConnectorError) {
        refusalOfRecord = error
        let asked = plan.asked.subtracting(optional)
        for name in asked.intersection(error.fields.compactMap(\.property)) {
            refusals[name] = NarrowingRefusal(error: error, isBystander: false)
        }
    }

    /// What goes with a property that the CRM named isn't to blame for it.
    private mutating func convict(_ unit: Int, _ error: ConnectorError, named: Set<PropertyName>) {
        let asked = units[unit].intersection(plan.asked)
        let blamed = asked.intersection(named)
        for name in asked {
            refusals[name] = NarrowingRefusal(error: error, isBystander: !blamed.isEmpty && !blamed.contains(name))
        }
    }

    /// Puts a refused part in front again, in halves; one alone as it is.
    private mutating func split(_ part: Part) {
        let middle = part.units.count / 2
        guard middle > 0 else { return queue.insert(Part(units: part.units), at: 0) }
        let halves = [
            Part(units: Array(part.units[..<middle])), Part(units: Array(part.units[middle...]), isOtherHalf: true),
        ]
        queue.insert(contentsOf: halves, at: 0)
    }

    /// What a record can be made without, although nobody asks for its proof.
    private var optionalFillers: Set<PropertyName> {
        Set(plan.values.keys).subtracting(plan.asked).subtracting(plan.needed).subtracting(optional)
    }
}
