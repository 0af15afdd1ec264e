using JobKit.Plans;
using JobKit.TestRig;

// What claim and settle do under each plan cache mode, with statistics of another time. Ends with 1 where a statement scans the table, or
// where the worst rate is below half of the best.
await using var cluster = await PostgresCluster.StartNewAsync();
var table = await StaleTable.MakeAsync(cluster);
string[] modes = ["auto", "force_generic_plan", "force_custom_plan"];
var rates = new List<double>();
var scanned = false;

Console.WriteLine($"{"statistics",-16}{"plan_cache_mode",-20}{"claim + settle",16}");
foreach (var statistics in StaleTable.Statistics)
{
    foreach (var mode in modes)
    {
        // The better of two: the machine's other work slows one run, a bad plan both.
        var rate = 0.0;
        for (var run = 0; run < 2; run++)
        {
            await table.FillAsync(statistics);
            rate = Math.Max(rate, await Drain.RunAsync(table, mode, TimeSpan.FromSeconds(20)));
        }

        rates.Add(rate);
        Console.WriteLine($"{statistics,-16}{mode,-20}{rate,12:N0}/s");
        await table.FillAsync(statistics);
        foreach (var (verb, kinds) in await Scans.OfAsync(table, mode))
        {
            scanned |= kinds.Contains("Seq Scan", StringComparison.Ordinal);
            Console.WriteLine($"    {verb,-10}{kinds}");
        }
    }
}

var ratio = rates.Min() / rates.Max();
Console.WriteLine($"worst/best {ratio:F2} (at least 0.50); sequential scans of the jobs table: {(scanned ? "found" : "none")}");
return scanned || ratio < 0.5 ? 1 : 0;
