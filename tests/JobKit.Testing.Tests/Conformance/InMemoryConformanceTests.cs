namespace JobKit.Testing.Conformance;

public sealed class InMemoryConformanceTests
{
    public static TheoryData<string> Checks => [.. JobStoreConformance.ApplicableTo(InMemoryTarget.Create()).Select(check => check.ToString())];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_in_memory_store_keeps(string check)
    {
        await using var target = InMemoryTarget.Create();
        await JobStoreConformance.Find(check).RunAsync(target);
    }

    [Fact]
    public void The_in_memory_store_leaves_out_what_needs_a_database_alone() =>
        JobStoreConformance.NotApplicableTo(InMemoryTarget.Create()).Keys.Select(check => check.Needs).Distinct()
            .Should().NotContain(ConformanceCapability.None);
}
