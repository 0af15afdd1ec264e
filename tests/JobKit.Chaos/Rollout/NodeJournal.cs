using System.Globalization;
using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>What a node did and saw, line by line, outside of the database.</summary>
internal sealed class NodeJournal(string path) : IDisposable
{
    private readonly LineFile _file = new(path);

    /// <summary>A request was routed; its job is told of when there is one.</summary>
    public void Routed(in RouteDecision decision, Guid? job, bool fails) => Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{NodeLine.RoutedMark} {Clock.Now} {decision.Epoch} {(int)decision.Side} {decision.Sub} {job ?? Guid.Empty} {Bit(decision.Randomised)} {Bit(fails)}"));

    /// <summary>A batch of counts is about to be sent.</summary>
    public void Flushing(long seq) => Write(string.Create(CultureInfo.InvariantCulture, $"{NodeLine.FlushingMark} {Clock.Now} {seq}"));

    /// <summary>What became of it.</summary>
    public void Flushed(long seq, FlushAnswer answer) => Write(string.Create(CultureInfo.InvariantCulture, $"{NodeLine.FlushedMark} {Clock.Now} {seq} {answer}"));

    /// <summary>A book's job is about to be made.</summary>
    public void Making(Book book) => Write(string.Create(CultureInfo.InvariantCulture, $"{NodeLine.BookMark} {Clock.Now} {book.Id}"));

    /// <summary>A job ended on this node.</summary>
    public void Settled(SettledJob job) => Write(string.Create(
        CultureInfo.InvariantCulture, $"{NodeLine.SettledMark} {Clock.Now} {job.Id} {(int)job.Status}"));

    /// <summary>A look at how the same units are routed now.</summary>
    public void Probed(long epoch, int candidates, string sides, bool stale) => Write(string.Create(
        CultureInfo.InvariantCulture, $"{NodeLine.ProbedMark} {Clock.Now} {epoch} {candidates} {sides} {Bit(stale)}"));

    public void Dispose() => _file.Dispose();

    private static int Bit(bool value) => value ? 1 : 0;

    private void Write(string line) => _file.Append(line);
}
