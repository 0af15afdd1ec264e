using JobKit.Storage;
using JobKit.Testing;
using Xunit;

namespace Snippets;

#region store-target
/// <summary>One empty database, and the ways to reach it.</summary>
public static class StoreTarget
{
    public static ConformanceTarget Create()
    {
        var clock = new ManualTimeProvider();
        var store = new InMemoryJobStore(clock); // your store, on a database of its own
        return new ConformanceTarget
        {
            CreateStoreAsync = _ => Task.FromResult<IJobStore>(store),
            AdvanceClock = clock.Advance, // leave it out where the database's clock decides
            NotApplicable = new Dictionary<string, string>
            {
                ["I1"] = "There is no database transaction to join.",
                ["I2"] = "There is no database transaction to wait for.",
                ["I4"] = "There is no database transaction to wait for.",
                ["I22"] = "There is no database transaction to settle in.",
                ["I42"] = "There is one node, whose clock is the store's.",
                ["I44"] = "No database can fail transiently.",
                ["I45"] = "There are no sessions.",
                ["I46"] = "There is no schema.",
                ["I47"] = "The migration loop is kept elsewhere.",
                ["I48"] = "The migration loop is kept elsewhere.",
            },
        };
    }
}
#endregion

#region store-conformance
public sealed class ConformanceTests
{
    public static TheoryData<string> Checks =>
        [.. JobStoreConformance.ApplicableTo(StoreTarget.Create()).Select(check => check.ToString())];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_store_keeps(string check)
    {
        await using var target = StoreTarget.Create();
        await JobStoreConformance.Find(check).RunAsync(target);
    }
}
#endregion
