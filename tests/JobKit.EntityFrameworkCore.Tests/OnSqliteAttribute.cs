using System.Reflection;
using Xunit.Sdk;

namespace JobKit.EntityFrameworkCore.Tests;

/// <summary>Runs a theory over <see cref="TestDatabase.Sqlite"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestDatabase.Sqlite]];
}
