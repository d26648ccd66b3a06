/// The bytes that a reader of lines looks at: one portion and the rest of a line, never the whole file.
struct LineBuffer {
    /// What is at hand; what was taken is dropped at the next portion.
    private(set) var bytes: [UInt8] = []
    /// Where the next line begins in ``bytes``.
    private(set) var start = 0
    /// The number of that line, from 1.
    private(set) var line = 1
    /// Whether nothing follows ``bytes``.
    private(set) var isAtEnd = false
    /// Bytes of the file that were taken.
    private(set) var taken: Int64 = 0
    private let reader: ByteReader

    /// Begins behind a byte order mark.
    ///
    /// - Throws: `GatewayError` `import_encoding` for UTF-16 and UTF-32, with or without a mark.
    init(_ reader: ByteReader) throws(GatewayError) {
        self.reader = reader
        while bytes.count < 4, !isAtEnd { try fill() }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { take(to: 3, lines: 0) }
        let head = bytes[start...].prefix(4)
        // Text of names begins with ASCII; in UTF-16 every other byte of it is zero.
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]), !head.contains(0) else {
            throw .importEncoding(line: 1, offset: 0, "The file is in UTF-16 or UTF-32.")
        }
    }

    /// How many bytes of the current line, and of what follows, are at hand.
    var count: Int { bytes.count - start }

    /// Adds a portion.
    mutating func fill() throws(GatewayError) {
        if start > 0 {
            bytes.removeFirst(start)
            start = 0
        }
        let before = bytes.count
        try reader.read(into: &bytes)
        isAtEnd = bytes.count == before
    }

    /// Goes on behind what was read.
    ///
    /// - Parameter lines: how many line ends that held.
    mutating func take(to end: Int, lines: Int) {
        taken += Int64(end - start)
        start = end
        line += lines
    }
}
