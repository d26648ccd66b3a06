/// A file that is read line by line, whatever its format.
protocol LineReader {
    /// How many bytes were read.
    var bytesRead: Int64 { get }

    /// The next line that isn't empty; `nil` at the end.
    ///
    /// - Throws: what is wrong with the file as a whole; what a line alone has wrong is in ``ReadLine/cells``.
    mutating func next() throws(GatewayError) -> ReadLine?
}

extension ImportSource {
    /// Opens the source, and reads a CSV's header.
    ///
    /// - Throws: `GatewayError` `import_…`, `column_…`: what is wrong with the file as a whole.
    func lines(_ format: ExchangeFormat, columns: [ExchangeColumn]) throws(GatewayError) -> any LineReader {
        let buffer = try LineBuffer(try ByteReader(self))
        switch format {
        case .csv: return try CSVLines(buffer, columns: columns)
        case .jsonLines: return try JSONLines(buffer, columns: columns)
        }
    }

    /// How many bytes there are; 0 for what can't be opened.
    var size: Int64 { (try? ByteReader(self))?.size ?? 0 }
}
