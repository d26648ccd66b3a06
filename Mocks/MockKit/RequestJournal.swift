import Foundation
import Synchronization

/// What a mock was asked, in order. Control requests are not in it.
public final class RequestJournal: Sendable {
    /// How many entries are kept in memory; the oldest go first.
    public static let entriesMax = 200_000

    private struct Pages {
        var entries: [JournalEntry] = []
        var lastSequence = 0
    }

    private let pages = Mutex(Pages())
    private let file: FileHandle?

    init(file: FileHandle?) {
        self.file = file
    }

    /// Every entry that is kept, oldest first.
    public var entries: [JournalEntry] { pages.withLock { $0.entries } }

    /// The entries of operations that change something in the CRM, refused ones too.
    public var writes: [JournalEntry] { entries.filter(\.isWrite) }

    /// The number of entries that are kept.
    public var count: Int { pages.withLock { $0.entries.count } }

    /// The entries of one operation.
    public func calls(of operation: String) -> [JournalEntry] { entries.filter { $0.operation == operation } }

    /// Forgets every entry; counting goes on from 1.
    public func clear() {
        pages.withLock { $0 = Pages() }
    }

    func add(_ make: (Int) -> JournalEntry) {
        pages.withLock { pages in
            pages.lastSequence += 1
            let entry = make(pages.lastSequence)
            if pages.entries.count == Self.entriesMax { pages.entries.removeFirst(Self.entriesMax / 10) }
            pages.entries.append(entry)
            // Written under the lock, so that lines keep the order of the sequence.
            try? file?.write(contentsOf: entry.json.encoded() + [0x0A])
        }
    }
}
