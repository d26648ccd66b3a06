import Foundation
import Glibc

/// Reads an import's source portion by portion.
final class ByteReader {
    /// How many bytes there are.
    let size: Int64
    private let bytes: [UInt8]
    private let descriptor: Int32
    private var position = 0

    /// Opens a source.
    ///
    /// - Throws: `GatewayError` `import_unreadable`, `import_too_large`.
    init(_ source: ImportSource) throws(GatewayError) {
        switch source {
        case .bytes(let data):
            (bytes, descriptor, size) = (Array(data), -1, Int64(data.count))
        case .file(let path):
            let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard opened >= 0 else { throw .importUnreadable("can't be opened.") }
            var facts = stat()
            guard fstat(opened, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
                close(opened)
                throw .importUnreadable("is no plain file.")
            }
            (bytes, descriptor, size) = ([], opened, Int64(facts.st_size))
        }
        guard size <= ExchangeLimits.fileBytesMax else { throw .importTooLarge }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Adds the next bytes to a buffer; adds none at the end.
    func read(into buffer: inout [UInt8]) throws(GatewayError) {
        guard descriptor >= 0 else {
            let end = min(position + ExchangeLimits.portionBytes, bytes.count)
            buffer += bytes[position..<end]
            position = end
            return
        }
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: ExchangeLimits.portionBytes))
        var count = -1
        repeat {
            count = buffer.withUnsafeMutableBytes { pointer in
                Glibc.read(descriptor, pointer.baseAddress?.advanced(by: start), ExchangeLimits.portionBytes)
            }
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw .importUnreadable("can't be read to its end.") }
        buffer.removeLast(ExchangeLimits.portionBytes - count)
        position += count
        // A file may grow while it is read.
        guard position <= ExchangeLimits.fileBytesMax else { throw .importTooLarge }
    }
}
