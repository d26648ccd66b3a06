import Foundation

/// This process's memory mappings, as the kernel tells of them.
struct MemoryMap {
    struct Mapping {
        let addresses: Range<UInt>
        var flags: Set<Substring> = []
        /// Left out of core dumps.
        var isNotDumped: Bool { flags.contains("dd") }
        /// Kept out of swap.
        var isLocked: Bool { flags.contains("lo") }
    }

    private(set) var mappings: [Mapping] = []

    init() throws {
        // A file handle, because Foundation's one-call readers stop at the first short read, and this file gives pages.
        let bytes = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/smaps")).readToEnd() ?? Data()
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let bounds = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
            if bounds.count == 2 { mappings.append(Mapping(addresses: bounds[0]..<bounds[1])) }
            guard line.hasPrefix("VmFlags:"), let last = mappings.indices.last else { continue }
            mappings[last].flags = Set(line.split(separator: " ").dropFirst())
        }
    }

    /// The mapping that holds `address`.
    func mapping(at address: UInt) -> Mapping? { mappings.first { $0.addresses.contains(address) } }

    /// How many bytes are left out of core dumps.
    var notDumpedBytes: Int { mappings.filter(\.isNotDumped).reduce(0) { $0 + $1.addresses.count } }
}
