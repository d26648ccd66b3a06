/// How much an import takes at once; every number bounds memory or time.
public enum ExchangeLimits {
    /// Bytes of one file: 256 MiB.
    public static let fileBytesMax: Int64 = 256 << 20
    /// Lines of one file, the header and empty ones left out.
    public static let linesMax = 1_000_000
    /// Bytes of one line, or of one JSON object.
    public static let lineBytesMax = 1 << 20
    /// Lines whose fate one report lists, and lines that are wrong.
    public static let linesListedMax = 1_000
    /// Secondary admins of one team.
    public static let secondaryAdminsMax = 1_000
    /// Lines that are checked together: one look into the store.
    static let batchLines = 1_000
    /// Bytes that are read at once.
    static let portionBytes = 256 << 10
    /// People or teams that an export reads in one transaction.
    static let exportPage = 500
}
