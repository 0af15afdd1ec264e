using System.Reflection;

namespace JobKit.Architecture.Tests.Packages;

public sealed class NamespaceTests
{
    private static readonly string[] OfTheCore = ["JobKit", "JobKit.Storage", "JobKit.Migration", "Microsoft.Extensions.DependencyInjection"];

    [Fact]
    public void The_core_has_three_namespaces_and_puts_registration_where_callers_look()
    {
        var all = Assembly.Load("JobKit").GetExportedTypes();

        all.Where(type => !OfTheCore.Contains(type.Namespace, StringComparer.Ordinal)).Should().BeEmpty();
    }
}
