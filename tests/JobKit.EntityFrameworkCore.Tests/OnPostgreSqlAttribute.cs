using System.Reflection;
using Xunit.Sdk;

namespace JobKit.EntityFrameworkCore.Tests;

/// <summary>Runs a theory over <see cref="TestDatabase.PostgreSql"/>; shown as skipped where its binaries are missing, and failing there when they are required.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnPostgreSqlAttribute : DataAttribute
{
    public OnPostgreSqlAttribute() => Skip = PostgresBinaries.SkipReason;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestDatabase.PostgreSql]];
}
