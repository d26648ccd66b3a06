/// Data keys that were opened lately. The least recently used one goes first, and is wiped once nobody uses it.
struct DataKeyCache {
    private struct Entry {
        let key: DataKey
        var lastUse: UInt64
    }

    let countMax: Int
    private var entries: [DataKeyWrap: Entry] = [:]
    private var uses: UInt64 = 0

    init(countMax: Int) { self.countMax = countMax }

    var count: Int { entries.count }

    /// The key of exactly this wrap: one that was changed in any byte is opened, and refused, anew.
    mutating func key(of wrap: DataKeyWrap) -> DataKey? {
        uses += 1
        entries[wrap]?.lastUse = uses
        return entries[wrap]?.key
    }

    mutating func insert(_ key: DataKey, of wrap: DataKeyWrap) {
        guard countMax > 0 else { return }
        uses += 1
        entries[wrap] = Entry(key: key, lastUse: uses)
        while entries.count > countMax, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
        }
    }
}
