namespace JobKit.Architecture.Tests.PublicApi;

public static class SpecimenExtensions
{
    public static int Twice(this int number) => number * 2;
}
