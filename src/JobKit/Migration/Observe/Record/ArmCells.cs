using System.Numerics;

namespace JobKit.Migration;

/// <summary>One cohort's counts in one arm: a cell for each processor, up to 16.</summary>
internal sealed class ArmCells
{
    // A cell is 4 KB: more stripes would cost memory and gain nothing.
    private const int MaxStripes = 16;

    private readonly ArmCell[] _cells =
        [.. Enumerable.Range(0, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, MaxStripes))).Select(_ => new ArmCell())];

    public ArmCell Mine => _cells[Thread.GetCurrentProcessorId() & (_cells.Length - 1)];

    public bool HasCounts => Array.Exists(_cells, cell => cell.HasCounts);

    /// <summary>Units in flight: begun on any processor and ended on any, as drained so far.</summary>
    public long Pending { get; private set; }

    public void Drain(CohortSumming into)
    {
        foreach (var cell in _cells)
        {
            Pending += cell.Drain(into);
        }
    }
}
