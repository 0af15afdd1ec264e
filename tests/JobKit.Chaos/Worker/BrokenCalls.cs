using System.Globalization;
using JobKit.Storage;
using JobKit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JobKit.Chaos;

/// <summary>Puts faults into the store of a process, and keeps count of them in a file.</summary>
internal static class BrokenCalls
{
    /// <summary>
    /// The calls whose repetition is the product's own or its promise. Reads have nothing ambiguous in them, and a broken checkpoint is an
    /// ordinary failure of the handler that asked for it.
    /// </summary>
    private static readonly StoreCall[] Broken =
        [StoreCall.Enqueue, StoreCall.Claim, StoreCall.Renew, StoreCall.Settle, StoreCall.WriteProgress, StoreCall.Sweep];

    public static void Around(IServiceCollection services, double rate, int seed)
    {
        var original = services.Last(service => service.ServiceType == typeof(IJobStore));
        services.Remove(original);
        services.AddSingleton(provider =>
        {
            var store = new FaultyJobStore((IJobStore)original.ImplementationFactory!(provider), seed);
            foreach (var call in Broken)
                store.RatesOf[call] = new FaultRates { ThrowBefore = rate, ExecuteThenThrow = rate };
            return store;
        });
        services.AddSingleton<IJobStore>(provider => provider.GetRequiredService<FaultyJobStore>());
    }

    /// <summary>Writes the counts of a process at its end.</summary>
    public static void Keep(FaultyJobStore? store, string path)
    {
        if (store is null)
            return;
        File.WriteAllLines(path, Broken.Select(call => (call, count: store.Count(call)))
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.call} {one.count.Calls} {one.count.ThrownBefore} {one.count.ThrownAfter}")));
    }

    public static IReadOnlyList<CallCount> Read(IEnumerable<string> paths) =>
    [
        .. paths.SelectMany(LineFile.Read).Select(line => line.Split(' '))
            .GroupBy(parts => parts[0], parts => parts[1..].Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal)
            .Select(call => new CallCount(call.Key, call.Sum(counts => counts[0]), call.Sum(counts => counts[1]), call.Sum(counts => counts[2]))),
    ];
}
