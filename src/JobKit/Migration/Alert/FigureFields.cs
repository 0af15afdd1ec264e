using System.Globalization;

namespace JobKit.Migration;

/// <summary>Both sides' figures as fields of an alert, under the seed's names and in its form.</summary>
internal static class FigureFields
{
    public static IReadOnlyList<AlertField> Of(IReadOnlyList<CohortRow> rows, DateTimeOffset at)
    {
        var window = new ObservationWindow(rows);
        var (figures, sides) = (window.Summary(at), window.Compare());
        return
        [
            new("oldSystemErrorRate", Rate(sides.Legacy, figures.OldErrorRate)),
            new("newSystemErrorRate", Rate(sides.Candidate, figures.NewErrorRate)),
            new("oldSystemLatency", Latency(sides.Legacy, figures.OldLatency)),
            new("newSystemLatency", Latency(sides.Candidate, figures.NewLatency)),
        ];
    }

    private static string Rate(SideFigures side, double percent) => Told(side, string.Create(CultureInfo.InvariantCulture, $"{percent:F2}%"));

    private static string Latency(SideFigures side, double milliseconds) => Told(side, string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:F2}s"));

    // The seed told a perfect 0 of a side that nobody had asked.
    private static string Told(SideFigures side, string figure) => side.TotalRequests == 0 ? "no requests" : figure;
}
