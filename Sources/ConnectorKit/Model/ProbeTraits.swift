/// How writebacks are probed in a CRM (VER-3, VER-4).
public struct ProbeTraits: Sendable {
    /// The objects that records can be made of for a probe.
    public let objects: [CRMObject: ProbeObjectTraits]
    /// The longest time until ``CRMReading/probes(of:marks:)`` shows a record that was made.
    public let sightDelayMax: Duration
    /// Side effects that a probe's requests switch off, each in a few words.
    public let suppressed: [String]
    /// Side effects that the vendor offers no way to switch off, each in a few words.
    public let unsuppressed: [String]

    /// Describes probes.
    public init(
        objects: [CRMObject: ProbeObjectTraits], sightDelayMax: Duration, suppressed: [String] = [],
        unsuppressed: [String] = []
    ) {
        self.objects = objects
        self.sightDelayMax = sightDelayMax
        self.suppressed = suppressed
        self.unsuppressed = unsuppressed
    }

    /// For a CRM in which no probe is made.
    public static let none = ProbeTraits(objects: [:], sightDelayMax: .zero)
}
