/// Bounds of probes.
public enum ProbeLimits {
    /// How many marks one look asks for.
    public static let marksMax = 20
    /// How many records one look may bring; more are left for the next.
    public static let sightingsMax = 100
}
