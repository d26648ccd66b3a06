import Foundation
import Glibc

/// What the kernel says of this process.
public enum ProcessFigures {
    /// The highest resident memory so far, in KiB.
    public static func peakKiB() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard let words = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }), words.count > 1,
            let peak = Int(words[1])
        else { throw BenchmarkError(text: "no VmHWM in /proc/self/status") }
        return peak
    }

    /// Processor time so far, of all threads, in milliseconds.
    public static func processorMilliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
}

extension Duration {
    /// In milliseconds.
    public var milliseconds: Double { self / .milliseconds(1) }
}
