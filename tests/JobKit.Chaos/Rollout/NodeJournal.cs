using System.Globalization;
using JobKit.Migration;

namespace JobKit.Chaos;

/// <summary>What a node did and saw, line by line, outside of the database.</summary>
internal sealed class NodeJournal(string path) : IDisposable
{
    private readonly LineFile _file = new(path);

    /// <summary>A request was routed by chance; its job is told of when there is one.</summary>
    public void Routed(in RouteDecision decision, Guid? job) => Write(string.Create(
        CultureInfo.InvariantCulture, $"{NodeLine.RoutedMark} {Clock.Now} {decision.Epoch} {(int)decision.Side} {decision.Sub} {job ?? Guid.Empty}"));

    /// <summary>A job ended on this node.</summary>
    public void Settled(SettledJob job) => Write(string.Create(
        CultureInfo.InvariantCulture, $"{NodeLine.SettledMark} {Clock.Now} {job.Id} {(int)job.Status}"));

    /// <summary>A look at how the same units are routed now.</summary>
    public void Probed(long epoch, int candidates, string sides, bool stale) => Write(string.Create(
        CultureInfo.InvariantCulture, $"{NodeLine.ProbedMark} {Clock.Now} {epoch} {candidates} {sides} {(stale ? 1 : 0)}"));

    public void Dispose() => _file.Dispose();

    private void Write(string line) => _file.Append(line);
}
