namespace JobKit.Tests.Migration.Route;

/// <summary>How far counts are from what chance would give, with the value that chance exceeds once in ten thousand (Wilson and Hilferty, 1931).</summary>
internal static class ChiSquare
{
    private const double Normal = 3.719;

    public static double Limit(int freedom)
    {
        var a = 2.0 / (9 * freedom);
        return freedom * Math.Pow(1 - a + Normal * Math.Sqrt(a), 3);
    }

    public static double OfEven(IReadOnlyCollection<int> counts)
    {
        var expected = counts.Sum() / (double)counts.Count;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }

    /// <summary>Of a table in which rows and columns should know nothing of each other.</summary>
    public static double OfIndependence(int[,] table)
    {
        var (rows, columns) = (table.GetLength(0), table.GetLength(1));
        var row = new double[rows];
        var column = new double[columns];
        var total = 0.0;
        foreach (var (i, j) in Cells())
        {
            row[i] += table[i, j];
            column[j] += table[i, j];
            total += table[i, j];
        }

        return Cells().Sum(cell =>
        {
            var expected = row[cell.I] * column[cell.J] / total;
            return (table[cell.I, cell.J] - expected) * (table[cell.I, cell.J] - expected) / expected;
        });

        IEnumerable<(int I, int J)> Cells() => Enumerable.Range(0, rows).SelectMany(_ => Enumerable.Range(0, columns), (i, j) => (i, j));
    }
}
