import ConnectorKit

/// Tells what a CRM makes of our own writes from what people do, by the moment (I-14).
///
/// Between a read and the next one, with nothing but a write of ours between them, nobody else had the time. Then a value
/// that is neither the one that was there nor the one that was sent is the CRM's own; and where the record moved to
/// another stage, so is what moved with it, a probability above all. Each property is judged by the first read that shows
/// a change of it: what changes later is somebody else's.
struct WriteWatch: Sendable {
    /// Whether a property holds what was written.
    typealias Comparison = @Sendable (_ written: FieldValue, _ held: FieldValue, PropertyName) -> Bool

    /// What the CRM made of our writes, as it was seen.
    private(set) var made: [PropertyName: FieldValue]
    /// Properties that no write of ours named, and that moved with a stage of ours.
    private(set) var followers: Set<PropertyName> = []
    /// Whatever was sent, taken or not.
    private(set) var sentEver: Set<PropertyName> = []
    /// The record as it was read last.
    private(set) var latest: Record?
    /// Whether nothing was sent since that read.
    private(set) var isFresh: Bool

    private let before: [PropertyName: FieldValue]
    private let stage: PropertyName?
    private let isSame: Comparison
    /// What was sent and hasn't been seen to change anything yet.
    private var sent: [PropertyName: FieldValue] = [:]
    private var taken: Set<PropertyName> = []
    private var isAnyTaken = false
    /// What moves with no stage, but by what was written into it.
    private var takenEver: Set<PropertyName>

    /// Begins.
    ///
    /// - Parameters:
    ///   - image: what the record held before the first write.
    ///   - stage: the property whose changes move others.
    ///   - latest: the record as this key read it right before; `nil` for a later run, which read nothing yet.
    init(_ image: BeforeImage, stage: PropertyName?, latest: Record? = nil, isSame: @escaping Comparison) {
        (before, made) = (image.before, image.made)
        self.stage = stage
        self.latest = latest
        self.isSame = isSame
        isFresh = latest != nil
        takenEver = latest == nil ? image.left.union(image.written.keys) : []
    }

    /// Values are about to be sent.
    mutating func willSend(_ values: [PropertyName: FieldValue]) {
        if isFresh { (sent, taken, isAnyTaken) = ([:], [], false) }
        isFresh = false
        sent.merge(values) { $1 }
        sentEver.formUnion(values.keys)
    }

    /// The CRM took values.
    mutating func wasTaken(_ names: some Sequence<PropertyName>) {
        taken.formUnion(names)
        takenEver.formUnion(names)
        isAnyTaken = true
    }

    /// Nothing of what was sent was done: the CRM's condition wasn't met, and the record shows none of it.
    mutating func wasNotDone(_ names: some Sequence<PropertyName>) {
        for name in names where !takenEver.contains(name) {
            sent[name] = nil
            sentEver.remove(name)
        }
    }

    /// The record was read.
    mutating func noteRead(_ now: Record) {
        let changed = latest.map { changes(from: $0, to: now) } ?? [:]
        let hasMoved = stage.map { sent[$0] != nil && changed[$0] != nil } ?? false
        for (name, value) in changed {
            guard let old = before[name], !isSame(old, value, name) else { continue }
            if let own = sent[name] {
                if taken.contains(name), !isSame(own, value, name) { made[name] = value }
            } else if hasMoved, !takenEver.contains(name) {
                made[name] = value
                followers.insert(name)
            }
        }
        for name in changed.keys { sent[name] = nil }
        (latest, isFresh) = (now, true)
    }

    /// Whether the record is to be read before these values are sent: our own writes changed it, or the values move others
    /// and the last read is from before another write.
    func needsRead(before values: [PropertyName: FieldValue]) -> Bool {
        !isFresh && (isAnyTaken || stage.map { values[$0] != nil } ?? false)
    }

    /// Whether properties hold what they held before, or what the CRM made of it, as far as the last read tells.
    func holdsBefore(_ names: some Sequence<PropertyName>) -> Bool {
        names.allSatisfy { name in
            guard let old = before[name], let value = latest?.values[name] else { return true }
            return isSame(old, value, name) || made[name].map { isSame($0, value, name) } == true
        }
    }

    private func changes(from earlier: Record, to now: Record) -> [PropertyName: FieldValue] {
        before.keys.reduce(into: [:]) { changes, name in
            guard let old = earlier.values[name], let value = now.values[name] else { return }
            if !isSame(old, value, name) { changes[name] = value }
        }
    }
}
