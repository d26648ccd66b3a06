import Foundation
import Synchronization

/// Walks as a browser would: from the page that the program names, by the vendor's redirect, to the loopback.
final class RedirectWalk: Sendable {
    private let task = Mutex<Task<String?, Never>?>(nil)

    /// Sets out once the page stands in what the program has said so far.
    func follow(_ said: String) {
        guard let page = said.split(separator: "\n").first(where: { $0.hasPrefix("http") && $0.contains("state=") })
        else { return }
        // The line may not be complete yet.
        guard said.contains(page + "\n") else { return }
        task.withLock { task in
            guard task == nil else { return }
            task = Task { await Self.walk(String(page)) }
        }
    }

    /// The code that the vendor sent along.
    func code() async -> String? {
        await task.withLock { $0 }?.value
    }

    private static func walk(_ page: String) async -> String? {
        let vendor = URLComponents(string: page)?.host ?? ""
        guard let next = Browser.location(in: await Browser.get(page, host: vendor)) else { return nil }
        _ = await Browser.get(next)
        return URLComponents(string: next)?.queryItems?.first { $0.name == "code" }?.value
    }
}
